/** A row that is not what was saved any more: nothing is made of it, because it would be an amount or a promise that nobody agreed with. */
export class StoredChanged extends Error {
  override readonly name = 'StoredChanged';
  readonly code = 'stored_changed';
  readonly table: string;
  readonly key: string;

  constructor(table: string, key: string) {
    super(`${table} ${key} is not what was saved`);
    this.table = table;
    this.key = key;
  }
}
