import type { ColumnName } from '../../components/duplicates/view.ts'
import type { Columns } from '../reports/duplicates/columns.ts'

/** A whole name in one column and names in columns of their own exclude each other. */
export function withColumn(columns: Columns, field: ColumnName, column: number | null): Columns {
  const apart: ColumnName[] = ['firstName', 'middleName', 'lastName']
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
