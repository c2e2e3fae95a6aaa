import HelplineCore

/// Why a statement was not carried out. It holds PostgreSQL's code and names of the schema, never values or SQL.
package enum PostgresError: Error, Equatable, Sendable {
    /// PostgreSQL's answer: its five-character code, and the constraint when one was violated.
    case refused(sqlState: String, constraint: String? = nil)
    /// No connection could be made; `reason` is libpq's first line for the operator.
    case unreachable(reason: String)
    /// The connection broke, or did not answer in time. Nothing of the transaction was applied.
    case connectionLost
    /// The connection broke while it committed: nobody knows whether the transaction was applied.
    case outcomeUnknown
    /// The transaction had failed before its end.
    case rolledBack
    /// The answer is not of the agreed form.
    case malformed(String)

    /// The transaction may be tried again as a whole: a deadlock, or a serialisation failure.
    var mayRepeat: Bool {
        guard case .refused(let state, _) = self else { return false }
        return state == "40001" || state == "40P01"
    }

    /// The connection is of no further use: it is gone, or leads to a server that stops or may only read, or its
    /// prepared statements are of an older schema.
    var spendsConnection: Bool {
        switch self {
        case .connectionLost, .outcomeUnknown, .unreachable, .malformed: true
        case .rolledBack: false
        case .refused(let state, _):
            state.hasPrefix("08") || state.hasPrefix("57P") || state == "25006" || state == "0A000" || state == "26000"
                || state == "25P03"
        }
    }

    /// The connection failed before the end of its transaction, so nothing was applied and another may do it.
    var leftNothing: Bool {
        switch self {
        case .connectionLost: true
        case .refused: spendsConnection
        default: false
        }
    }

    package var isUniqueViolation: Bool {
        guard case .refused("23505", _) = self else { return false }
        return true
    }
}
