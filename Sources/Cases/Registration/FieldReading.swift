/// Reads the answer to one field, by itself: its codes, how many there may be, which exclude the others.
struct FieldReading {
    let field: CodeBookField
    let registration: Registration
    var entrances: Set<Code> = []

    /// `nil` when it is empty.
    func read(_ given: CaseAnswer?) -> Result<CaseAnswer?, InvalidCase> {
        guard let given else { return .success(nil) }
        if field.isCare && !registration.leavesCareOut { return refuse(.careField(field)) }
        if case .years(let years) = given {
            guard field.kind == .age else { return refuse(.notANumber(field)) }
            return CodeBookField.ages.contains(years) ? .success(given) : refuse(.ageOutOfBounds(field, years))
        }
        let codes = given.codes
        if codes.isEmpty { return .success(nil) }
        let unknown = codes.filter { !isAllowed($0) }
        if !unknown.isEmpty { return .failure(InvalidCase(problems: unknown.map { .unknownCode(field, $0) })) }
        switch field.kind {
        case .single, .entrance:
            return codes.count == 1 ? .success(.one(codes[0])) : refuse(.oneOnly(field))
        case .age:
            guard codes.count == 1 else { return refuse(.oneOnly(field)) }
            // A band of one year is that age.
            return .success(Int(codes[0].rawValue).map { .years($0) } ?? .one(codes[0]))
        case .perReferral: return .success(.several(codes))
        case .several: return readSeveral(codes)
        }
    }

    /// What an empty field means once the registration is done.
    func whenEmpty(referrals: Int?) -> CaseAnswer? {
        guard registration.fillsUnknown else { return nil }
        switch field.kind {
        case .single, .age, .entrance: return .one(.unknown)
        case .several: return .several([.unknown])
        case .perReferral: return .several(Array(repeating: .unknown, count: referrals ?? 0))
        }
    }

    private func readSeveral(_ codes: [Code]) -> Result<CaseAnswer?, InvalidCase> {
        if Set(codes).count != codes.count { return refuse(.repeated(field)) }
        if codes.count > 1, let alone = codes.first(where: field.exclusive.contains) {
            return refuse(.standsAlone(field, alone))
        }
        // The order of referrals is kept, because modes and outcomes follow it.
        if field.key == .referral { return .success(.several(codes)) }
        return .success(.several(field.codes.map(\.code).filter(codes.contains)))
    }

    private func isAllowed(_ code: Code) -> Bool {
        field.entry(code) != nil
            || (field.kind == .entrance
                && (entrances.contains(code) || (registration.takesAnyEntrance && EntranceName.fits(code))))
    }

    private func refuse(_ problem: CaseProblem) -> Result<CaseAnswer?, InvalidCase> {
        .failure(InvalidCase(problems: [problem]))
    }
}
