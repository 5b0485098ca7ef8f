// biome-ignore lint/suspicious/noExplicitAny: replaced by the generated schema
export type DB = any
