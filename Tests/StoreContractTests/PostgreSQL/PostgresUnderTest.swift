import Foundation
import PostgresStore

/// An empty PostgreSQL database of its own: a copy of one that was migrated once. It goes with this object.
final class PostgresUnderTest: Sendable {
    let url: String
    /// Where its list of erasures lies.
    let folder = TemporaryFolder.path()
    let database: PostgresDatabase
    private let server: String
    private let name: String

    /// Throws a sentence when the tests were started without a server.
    static func temporary() throws -> PostgresUnderTest {
        let server = try PostgresUnderTest.server()
        let name = "test_\(UUID().uuidString.prefix(13).lowercased().replacing("-", with: "_"))"
        try PostgresConnection(url: server).script("CREATE DATABASE \(name) TEMPLATE \(template.get())")
        return try PostgresUnderTest(server: server, name: name)
    }

    private init(server: String, name: String) throws {
        self.server = server
        self.name = name
        url = Self.address(of: name, on: server)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        database = try PostgresDatabase(url: url, folder: folder, for: .server)
    }

    deinit {
        _ = try? PostgresConnection(url: server).script("DROP DATABASE \(name) WITH (FORCE)")
        TemporaryFolder.remove(folder)
    }

    /// Another node of the same installation, whose list lies in its own folder where a test looks at that.
    func otherNode(folder: URL? = nil) throws -> PostgresDatabase {
        if let folder { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }
        return try PostgresDatabase(url: url, folder: folder ?? self.folder, for: .server)
    }

    /// The same once more elsewhere, as when it is put back from a dump; nobody may be connected.
    func copy() throws -> PostgresUnderTest {
        let copy = name + "_copy"
        try PostgresConnection(url: server).script("CREATE DATABASE \(copy) TEMPLATE \(name)")
        return try PostgresUnderTest(server: server, name: copy)
    }

    /// A connection beside the store's own, for who plays the operator.
    func connection() throws -> PostgresConnection { try PostgresConnection(url: url) }

    /// Made once for all tests of this run, and dropped with the server.
    private static let template = Result { () throws -> String in
        let name = "template_\(ProcessInfo.processInfo.processIdentifier)"
        let server = try PostgresUnderTest.server()
        let connection = try PostgresConnection(url: server)
        try connection.script("DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
        try connection.script("CREATE DATABASE \(name) TEMPLATE template0 ENCODING 'UTF8'")
        try PostgresDatabase.migrate(url: address(of: name, on: server))
        return name
    }

    static func server() throws -> String {
        guard let server = ProcessInfo.processInfo.environment["LICHTPUNT_TEST_POSTGRES"] else { throw NoServer() }
        return server
    }

    static func address(of database: String, on server: String) -> String {
        guard var parts = URLComponents(string: server) else { return server }
        parts.path = "/" + database
        return parts.string ?? server
    }

    struct NoServer: Error, CustomStringConvertible {
        let description = """
            This test needs PostgreSQL: run `make unit`, or `Support/postgres/cluster swift test`, or name a server in \
            LICHTPUNT_TEST_POSTGRES.
            """
    }
}
