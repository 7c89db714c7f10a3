import { useId } from 'preact/hooks'
import './file-field.css'

export interface FileFieldProps {
  label: string
  hint?: string
  /** Endings and media types that the browser offers first. */
  accept: string
  onFile: (file: File) => void
}

/** A place for one file. */
export function FileField({ label, hint, accept, onFile }: FileFieldProps) {
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
        accept={accept}
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
