public import HelplineCore

/// Each step returns it one further, or throws `.conflict(.wrongState)` where it is not the next. A store writes what these return and
/// nothing else, so that nothing goes out past her yes.
extension Letter {
    /// The counsellor asks her. `nil` where the rules want advice first.
    public static func proposed(
        _ id: LetterID, in conversation: ConversationID, by counsellor: MemberID, age: AgeClass, advised: Bool,
        under rules: GuestRules, at now: Timestamp
    ) -> Letter? {
        guard advised || !rules.needsAdvice(with: age) else { return nil }
        return Letter(
            id: id, conversation: conversation, writtenBy: counsellor, age: age,
            needsSecond: rules.needsSecond(with: age), at: now, step: .proposed)
    }

    /// Her answer. The same again changes nothing; as long as nobody opened it a no takes it back.
    public func answered(_ yes: Bool) throws(StoreFailure) -> Letter {
        switch step {
        case .proposed: to(yes ? .agreed : .refused)
        case .agreed where yes, .confirmed where yes, .refused where !yes: self
        case .agreed, .confirmed, .sent: yes ? self : to(.refused)
        case .expired(let why) where why != .withdrawn && !yes: to(.refused)
        default: throw .conflict(.wrongState)
        }
    }

    /// Somebody else of the team read it and agrees that it goes.
    public func confirmed(by member: MemberID) throws(StoreFailure) -> Letter {
        guard member != writtenBy, needsSecond else { throw .conflict(.wrongState) }
        switch step {
        case .agreed: return to(.confirmed)
        case .confirmed: return self
        default: throw .conflict(.wrongState)
        }
    }

    /// A link is made; an earlier one that nobody used is dead by that.
    public func sent(at now: Timestamp) throws(StoreFailure) -> Letter {
        switch step {
        case .agreed where !needsSecond, .confirmed, .sent, .expired(.link), .expired(.tries), .expired(.unconfirmed):
            to(.sent(until: now + LetterTerms.link, triesLeft: LetterTerms.tries))
        default: throw .conflict(.wrongState)
        }
    }

    /// The code was wrong; after the last try the link is dead.
    public func mistaken() throws(StoreFailure) -> Letter {
        guard case .sent(let until, let triesLeft) = step else { throw .conflict(.wrongState) }
        return to(triesLeft > 1 ? .sent(until: until, triesLeft: triesLeft - 1) : .expired(.tries))
    }

    /// Link and code were right. Once: `.conflict(.alreadyUsed)` afterwards.
    public func opened(at now: Timestamp) throws(StoreFailure) -> Letter {
        switch step {
        case .sent(let until, _) where now < until: to(.opened(until: now + LetterTerms.reading))
        case .opened, .received: throw .conflict(.alreadyUsed)
        default: throw .conflict(.wrongState)
        }
    }

    /// Who opened it confirms.
    public func received(at now: Timestamp) throws(StoreFailure) -> Letter {
        switch step {
        case .opened(let until) where now < until: to(.received)
        case .received: self
        default: throw .conflict(.wrongState)
        }
    }

    /// It does not go, or, where nobody confirmed it, somebody took care of it otherwise. What was opened cannot be withdrawn.
    public func withdrawn() throws(StoreFailure) -> Letter {
        switch step {
        case .proposed, .agreed, .confirmed, .sent, .expired: to(.expired(.withdrawn))
        case .opened, .received, .refused: throw .conflict(.wrongState)
        }
    }

    /// As it is at this time.
    public func current(at now: Timestamp) -> Letter {
        switch step {
        case .sent(let until, _) where now >= until: to(.expired(.link))
        case .opened(let until) where now >= until: to(.expired(.unconfirmed))
        default: self
        }
    }

    /// Whether it is sealed for the one who has link and code, and lies at the server.
    public var isLying: Bool {
        switch step {
        case .sent, .opened: true
        default: false
        }
    }

    /// Whether nothing can become of it any more, so that nothing of it has to stay.
    public var isOver: Bool {
        switch step {
        case .received, .refused, .expired(.withdrawn): true
        default: false
        }
    }

    private func to(_ step: Step) -> Letter {
        Letter(
            id: id, conversation: conversation, writtenBy: writtenBy, age: age, needsSecond: needsSecond, at: at,
            step: step)
    }
}
