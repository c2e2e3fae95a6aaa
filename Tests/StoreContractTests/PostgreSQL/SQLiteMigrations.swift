import SQLiteStore
import StoreSupport

/// The other database's steps, in a file that does not know PostgreSQL's.
enum SQLiteMigrations {
    static var names: [String] { Migrations.all.map { "\($0.number) \($0.name)" } }
}
