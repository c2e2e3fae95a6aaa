public import HelplineCore

/// Each step returns him one further, or throws `.conflict(.wrongState)` where it is not the next. Nothing else makes a step, so a store
/// that writes what these return cannot let anybody in past her yes or past the call-back.
extension Guest {
    /// The counsellor who has the conversation proposes him. `nil` where the rules refuse.
    public static func proposed(
        _ id: GuestID, as role: GuestRole, to conversation: ConversationID, by counsellor: MemberID, age: AgeClass,
        advised: Bool, outside: Bool, under rules: GuestRules, at now: Timestamp
    ) -> Guest? {
        guard rules.refusal(of: role, with: age, advised: advised) == nil else { return nil }
        return Guest(
            id: id, conversation: conversation, role: role, invitedBy: counsellor, age: age, isOutside: outside,
            at: now, step: .proposed(until: now + GuestTerms.answer))
    }

    /// Her answer. The same answer again changes nothing; after a no there is no yes, only another question.
    public func answered(_ yes: Bool, at now: Timestamp) throws(StoreFailure) -> Guest {
        switch step {
        case .proposed(let until) where now < until: to(yes ? .agreed : .refused)
        case .agreed where yes, .refused where !yes: self
        default: throw .conflict(.wrongState)
        }
    }

    /// Somebody else of the team called him back after her yes. Who invited him cannot confirm him, and where his number is not one of
    /// the directory nobody but a coordinator can.
    public func confirmed(by member: MemberID, coordinator: Bool) throws(StoreFailure) -> Guest {
        guard member != invitedBy, coordinator || !isOutside else { throw .conflict(.wrongState) }
        switch step {
        case .agreed: return to(.confirmed(by: member))
        case .confirmed(by: member): return self
        default: throw .conflict(.wrongState)
        }
    }

    /// His link is made, by who invited him: only that browser can verify the code.
    public func invited(by member: MemberID, at now: Timestamp) throws(StoreFailure) -> Guest {
        guard member == invitedBy, case .confirmed = step else { throw .conflict(.wrongState) }
        return to(.invited(until: now + GuestTerms.link, triesLeft: GuestTerms.tries))
    }

    /// His page posts a key. `.conflict(.alreadyUsed)` while another key is looked at or once he is in.
    public func knocked(at now: Timestamp) throws(StoreFailure) -> Guest {
        switch step {
        case .invited(let until, let triesLeft) where now < until: to(.knocking(until: until, triesLeft: triesLeft))
        case .knocking, .present: throw .conflict(.alreadyUsed)
        default: throw .conflict(.wrongState)
        }
    }

    /// The inviting browser found that the key did not come with the code: a try less, and after the last the link is dead.
    public func mistaken() throws(StoreFailure) -> Guest {
        guard case .knocking(let until, let triesLeft) = step else { throw .conflict(.wrongState) }
        return to(triesLeft > 1 ? .invited(until: until, triesLeft: triesLeft - 1) : .expired(.tries))
    }

    /// He is let in with this epoch, the conversation's next, whose entry has this sequence: it names him, those of outside who are in
    /// it now, and nobody else.
    public func admitted(
        with epoch: Epoch, beside others: [GuestID], since sequence: Int64, at now: Timestamp
    ) throws(StoreFailure) -> Guest {
        guard case .knocking(let until, _) = step, now < until, epoch.reason == .guestJoined,
            Set(epoch.guests) == Set(others.map(\.reader) + [reader])
        else { throw .conflict(.wrongState) }
        return Guest(
            id: id, conversation: conversation, role: role, invitedBy: invitedBy, age: age, isOutside: isOutside,
            at: at, step: .present, since: sequence)
    }

    /// He is out, on whose word it may be; nothing is delivered to him from here on. Who has left already stays as he left.
    public func gone(_ why: Leaving) throws(StoreFailure) -> Guest {
        switch step {
        case .present: to(.left(why))
        case .left: self
        default: throw .conflict(.wrongState)
        }
    }

    /// He does not come any more: withdrawn, or the sitting ended. In the conversation he cannot be stopped by this.
    public func stopped(_ why: Expiry) throws(StoreFailure) -> Guest {
        guard isUnderWay, step != .present else { throw .conflict(.wrongState) }
        return to(.expired(why))
    }

    /// As he is at this time: what nobody answered or used in time has expired.
    public func current(at now: Timestamp) -> Guest {
        switch step {
        case .proposed(let until) where now >= until: to(.expired(.noAnswer))
        case .invited(let until, _) where now >= until: to(.expired(.link))
        case .knocking(let until, _) where now >= until: to(.expired(.link))
        default: self
        }
    }

    private func to(_ step: Step) -> Guest {
        Guest(
            id: id, conversation: conversation, role: role, invitedBy: invitedBy, age: age, isOutside: isOutside,
            at: at, step: step, since: since)
    }
}
