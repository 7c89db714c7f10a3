import { useId } from 'preact/hooks'

export interface FileFieldProps {
  label: string
  hint?: string
  onFile: (file: File) => void
}

/** A place for one JSON file. */
export function FileField({ label, hint, onFile }: FileFieldProps) {
  const id = useId()
  const choose = (input: HTMLInputElement) => {
    const [file] = input.files ?? []
    if (file) onFile(file)
    // Else the same file, put right and chosen again, would be no change.
    input.value = ''
  }
  return (
    <div class="file-field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="file"
        accept=".json,application/json"
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={event => choose(event.currentTarget)}
      />
      {hint !== undefined && (
        <p class="soft small" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}
