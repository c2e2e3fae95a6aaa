/// Every migration, in order, with the numbers of SQLiteStore's. A line, once released, never changes.
package enum Migrations {
    package static let all: [Migration] = [
        Migration(1, "chat", PackageResources.m0001_chat_sql),
        Migration(2, "accounts", PackageResources.m0002_accounts_sql),
        Migration(3, "cases", PackageResources.m0003_cases_sql),
    ]
}
