import type { Columns, SingleColumn } from '../reports/duplicates/columns.ts'

/** A whole name in one column and names in columns of their own exclude each other. */
export function withColumn(columns: Columns, field: SingleColumn, column: number | null): Columns {
  const apart: SingleColumn[] = ['firstName', 'middleName', 'lastName']
  if (column === null) return { ...columns, [field]: null }
  if (field === 'fullName')
    return { ...columns, firstName: null, middleName: null, lastName: null, fullName: column }
  return { ...columns, ...(apart.includes(field) && { fullName: null }), [field]: column }
}

/** Sets a phone, adds one behind the last, or takes one out. */
export function withPhone(columns: Columns, place: number, column: number | null): Columns {
  const phones = [...columns.phones]
  phones.splice(place, 1, ...(column === null ? [] : [column]))
  return { ...columns, phones: [...new Set(phones)] }
}
