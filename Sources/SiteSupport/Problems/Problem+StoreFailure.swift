public import HelplineCore
import HTTPTypes

extension Problem {
    /// What a client is told about a store's refusal.
    public init(_ failure: StoreFailure) {
        switch failure {
        case .notFound: self = .notFound
        case .erased: self = .gone
        case .diskFull, .unavailable: self = .unavailable
        case .conflict(let conflict): self = Self.problem(of: conflict)
        }
    }

    private static func problem(of conflict: StoreFailure.Conflict) -> Problem {
        switch conflict {
        case .otherContent: .conflict
        case .outdated: .epochOld
        case .taken: .taken
        case .limitReached: .limit
        case .queueFull: .busy
        // Who is shut out reads what anybody reads when nobody is there.
        case .blocked: .closed
        case .messagesFirst: Problem("messages-first", .conflict, "Messages that were left are read first")
        case .wrongState: Problem("closed", .conflict, "The conversation does not allow it now")
        case .nameTaken: Problem("name-taken", .conflict, "The name is in use")
        case .alreadyUsed: Problem("used", .forbidden, "It was used already")
        case .nobodyElse: Problem("nobody-else", .conflict, "No other professional is there")
        case .registrationMissing: Problem("register-first", .conflict, "A final registration is needed first")
        }
    }
}
