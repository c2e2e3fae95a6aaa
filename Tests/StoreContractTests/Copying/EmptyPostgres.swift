import Foundation
import PostgresStore
import StoreSupport

/// A PostgreSQL database without a single table. It goes with this object.
final class EmptyPostgres: Sendable {
    let url: String
    private let server: String
    private let name = "empty_\(UUID().uuidString.prefix(13).lowercased().replacing("-", with: "_"))"

    /// - Parameter order: how it orders texts, when not by their bytes.
    init(order: String = "") throws {
        server = try PostgresUnderTest.server()
        url = PostgresUnderTest.address(of: name, on: server)
        try connectionToServer().script("CREATE DATABASE \(name) TEMPLATE template0 ENCODING 'UTF8' \(order)")
    }

    deinit { _ = try? connectionToServer().script("DROP DATABASE \(name) WITH (FORCE)") }

    /// For who plays the operator.
    func connection() throws -> PostgresConnection { try PostgresConnection(url: url) }

    func tables() throws -> [String] {
        try connection().rows("SELECT tablename::text AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
            .map {
                try $0.text("name")
            }
    }

    private func connectionToServer() throws -> PostgresConnection { try PostgresConnection(url: server) }
}
