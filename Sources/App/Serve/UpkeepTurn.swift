import HelplineCore
import PostgresStore
import Storage

/// Whether this server does the upkeep: always when the database is its own, in turns when several nodes share it.
enum UpkeepTurn: Sendable {
    case always
    case shared(PostgresTurn)

    init(_ database: OpenDatabase) {
        switch database {
        case .sqlite: self = .always
        case .postgres(let database): self = .shared(PostgresTurn(database))
        }
    }

    func isMine() async throws(StoreFailure) -> Bool {
        switch self {
        case .always: true
        case .shared(let turn): try await turn.isMine()
        }
    }

    /// Leaves it to another node.
    func close() async {
        if case .shared(let turn) = self { await turn.close() }
    }
}
