import HelplineCore
import StoreSupport

/// The settings that the promises on the visitor's page rest on.
enum Durability {
    static let oldestVersion = 150_000

    /// Throws `.unavailable` with what the operator has to change.
    static func check(_ connection: PostgresConnection) throws {
        let settings = try connection.rows(
            """
            SELECT name::text AS name, setting::text AS setting FROM pg_settings
            WHERE name IN ('server_version_num', 'fsync', 'synchronous_commit', 'full_page_writes', 'server_encoding')
            """)
        let found = try Dictionary(
            settings.map { (try $0.text("name"), try $0.text("setting")) }, uniquingKeysWith: { $1 })
        guard let version = found["server_version_num"].flatMap({ Int($0) }), version >= oldestVersion else {
            throw refusal("PostgreSQL is too old; version 15 or later is needed.")
        }
        guard found["server_encoding"] == "UTF8" else {
            throw refusal("The database's encoding is not UTF8; create it with ENCODING 'UTF8'.")
        }
        for name in ["fsync", "synchronous_commit", "full_page_writes"] where found[name] == "off" {
            throw refusal("PostgreSQL's setting \(name) is off, so an acknowledged message could be lost; turn it on.")
        }
    }

    private static func refusal(_ sentence: String) -> StoreFailure { .unavailable(description: sentence) }
}
