public import HelplineCore
import PostgresStore
import SQLiteStore

extension OpenDatabase {
    /// Whether it was put back from a dump and not everything erased since has been erased again. A file is put back by `restore`,
    /// which does both.
    public func wasPutBack() async throws(StoreFailure) -> Bool {
        switch self {
        case .sqlite: false
        case .postgres(let database): try await database.wasPutBack()
        }
    }

    /// Those of the orders that it does not know.
    public func unknown(of orders: [ErasureOrder]) async throws(StoreFailure) -> [ErasureOrder] {
        switch self {
        case .sqlite(let database): try await SQLiteErasureReplay(database).unknown(of: orders)
        case .postgres(let database): try await PostgresErasureReplay(database).unknown(of: orders)
        }
    }

    /// Carries out every order that it does not know; gives how many conversations it still held.
    public func carryOut(_ orders: [ErasureOrder]) async throws(StoreFailure) -> Int {
        switch self {
        case .sqlite(let database): try await SQLiteErasureReplay(database).carryOut(orders)
        case .postgres(let database): try await PostgresErasureReplay(database).carryOut(orders)
        }
    }

    /// From now on it is at home here.
    public func settle() async throws(StoreFailure) {
        if case .postgres(let database) = self { try await database.settle() }
    }
}
