public import HelplineCore

/// Each step returns it one further, or throws `.conflict(.wrongState)` where it is not the next. A store writes what these return and
/// nothing else, so that nothing is marked as passed on past a second professional.
extension Passing {
    /// She was told already, or was not: that she was told afterwards can only be said at the end. `nil` for the last.
    public static func proposed(
        _ id: PassingID, on ground: Ground, of conversation: ConversationID, by member: MemberID, told: Told,
        at now: Timestamp
    ) -> Passing? {
        guard told != .toldAfter else { return nil }
        return Passing(
            id: id, conversation: conversation, proposedBy: member, ground: ground, told: told, at: now,
            step: .proposed)
    }

    /// A second professional agrees or does not; never who proposed it. His same answer again changes nothing.
    public func judged(_ agrees: Bool, by member: MemberID) throws(StoreFailure) -> Passing {
        guard member != proposedBy else { throw .conflict(.wrongState) }
        let next = agrees ? Step.agreed(by: member) : .declined(by: member)
        if step == next { return self }
        guard step == .proposed else { throw .conflict(.wrongState) }
        return to(next, judgedBy: member)
    }

    /// It is not passed on after all.
    public func withdrawn() throws(StoreFailure) -> Passing {
        if step == .withdrawn { return self }
        guard isUnderWay else { throw .conflict(.wrongState) }
        return to(.withdrawn)
    }

    /// It was passed on, by who proposed it. Whether she knows by then is said once more; who was told before
    /// cannot be untold.
    public func done(by member: MemberID, told now: Told, at: Timestamp) throws(StoreFailure) -> Passing {
        guard member == proposedBy, (told == .told) == (now == .told) else { throw .conflict(.wrongState) }
        switch step {
        case .agreed: return to(.done(by: member, at: at), told: now)
        case .done where now == told: return self
        default: throw .conflict(.wrongState)
        }
    }

    private func to(_ step: Step, told: Told? = nil, judgedBy: MemberID? = nil) -> Passing {
        Passing(
            id: id, conversation: conversation, proposedBy: proposedBy, ground: ground, told: told ?? self.told,
            at: at, step: step, judgedBy: judgedBy ?? self.judgedBy)
    }
}

extension Passing.Step {
    /// As it is stored and told.
    public var word: String {
        switch self {
        case .proposed: "proposed"
        case .agreed: "agreed"
        case .declined: "declined"
        case .withdrawn: "withdrawn"
        case .done: "done"
        }
    }

    /// When it was passed on.
    public var doneAt: Timestamp? {
        if case .done(_, let at) = self { at } else { nil }
    }
}
