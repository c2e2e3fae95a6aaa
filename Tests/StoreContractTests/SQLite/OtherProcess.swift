import Foundation
import GRDB

/// Another process that has the database open, as the command line beside the server: a connection of its own, which
/// may keep its transaction open as long as the test likes.
struct OtherProcess: Sendable {
    private let connection: DatabaseQueue

    init(_ folder: URL) throws {
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        connection = try DatabaseQueue(
            path: folder.appendingPathComponent("lichtpunt.sqlite").path, configuration: configuration)
    }

    func execute(_ sql: String) async throws {
        try await connection.writeWithoutTransaction { try $0.execute(sql: sql) }
    }
}
