import HelplineCore

extension PostgresConnection {
    /// BEGIN, the body, COMMIT; whatever the body throws rolls all of it back.
    ///
    /// Throws `.outcomeUnknown` when the connection breaks after COMMIT was handed to it, `.connectionLost` when it breaks
    /// before: then nothing was applied.
    func inTransaction<T>(_ begin: String, _ body: (PostgresConnection) throws -> T) throws -> T {
        try script(begin)
        let value: T
        do { value = try body(self) } catch {
            if !isLost {
                // A connection that cannot even roll back is not used again; the server does it for us.
                do { try script("ROLLBACK") } catch { _ = lose() }
            }
            throw error
        }
        guard !isLost else { throw PostgresError.connectionLost }
        let tag: String
        do { tag = try script("COMMIT") } catch PostgresError.connectionLost {
            throw PostgresError.outcomeUnknown
        } catch let error as PostgresError where error.leavesOutcomeOpen { throw note(.outcomeUnknown) }
        // A body that hid an error has not hidden it from PostgreSQL.
        guard tag == "COMMIT" else { throw PostgresError.rolledBack }
        return value
    }
}

extension PostgresError {
    /// An answer to COMMIT that does not tell whether it was applied: the server was stopped in the middle of it.
    fileprivate var leavesOutcomeOpen: Bool {
        guard case .refused(let state, _) = self else { return false }
        return state.hasPrefix("57P") || state.hasPrefix("08") || state == "40003"
    }
}
