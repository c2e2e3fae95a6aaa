extension DirectConnection {
    /// Commits what `body` did and returns once that is synced; undoes it when something throws.
    func inTransaction<T>(_ body: () throws -> T) throws -> T {
        try run(.begin)
        do {
            let value = try body()
            try run(.commit)
            return value
        } catch {
            if isInsideTransaction { try run(.rollback) }
            throw error
        }
    }

    /// Undoes what `body` did in the transaction around it when something throws, and nothing else.
    func inSavepoint<T>(_ body: () throws -> T) throws -> T {
        try run(.savepoint)
        do {
            let value = try body()
            try run(.release)
            return value
        } catch {
            if isInsideTransaction {
                try run(.rollbackToSavepoint)
                try run(.release)
            }
            throw error
        }
    }
}

/// Kept: the library's own transactions and savepoints are compiled anew each time.
extension DirectText {
    fileprivate static let begin = DirectText("BEGIN IMMEDIATE")
    fileprivate static let commit = DirectText("COMMIT")
    fileprivate static let rollback = DirectText("ROLLBACK")
    fileprivate static let savepoint = DirectText("SAVEPOINT item")
    fileprivate static let release = DirectText("RELEASE item")
    fileprivate static let rollbackToSavepoint = DirectText("ROLLBACK TO item")
}
