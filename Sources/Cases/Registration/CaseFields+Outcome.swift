extension CaseFields {
    /// With what became of the referral to `referral`; the other referrals keep theirs. `nil` when there is no such referral.
    public func noting(_ outcome: Code, of referral: Code) -> CaseFields? {
        let referrals = codes(.referral)
        guard let place = referrals.firstIndex(of: referral) else { return nil }
        var outcomes = codes(.referralOutcome)
        if outcomes.count != referrals.count { outcomes = referrals.map { _ in .unknown } }
        outcomes[place] = outcome
        var answers = answers
        answers[.referralOutcome] = .several(outcomes)
        return CaseFields(valid: answers)
    }

    /// With what is known now of her willingness to go to the police.
    public func noting(willingness code: Code) -> CaseFields {
        var answers = answers
        answers[.willingness] = .one(code)
        return CaseFields(valid: answers)
    }
}
