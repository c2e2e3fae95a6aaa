/// What the organisation asks before somebody from outside comes into a conversation with a child, or reads a text about it. Its own to
/// set; these defaults hold until it does. A second professional acts for every guest: he calls him back after her yes.
public struct GuestRules: Equatable, Sendable {
    /// With whom no police guest comes in.
    public let withoutPolice: Set<AgeClass>
    /// With whom nobody comes in, and nothing goes out, before Veilig Thuis has advised.
    public let withAdvice: Set<AgeClass>
    /// About whom a written handover goes only after a second professional read it.
    public let withSecond: Set<AgeClass>

    public init(
        withoutPolice: Set<AgeClass> = [.under12], withAdvice: Set<AgeClass> = [.under12],
        withSecond: Set<AgeClass> = [.under12, .from12]
    ) {
        self.withoutPolice = withoutPolice
        self.withAdvice = withAdvice
        self.withSecond = withSecond
    }

    /// Why this guest may not be proposed to her; `nil` when he may. What she does not say counts as 12 to 15.
    public func refusal(of role: GuestRole, with age: AgeClass, advised: Bool) -> Refusal? {
        if role == .police, withoutPolice.contains(assumed(age)) { return .tooYoungForPolice }
        if needsAdvice(with: age), !advised { return .adviceNeeded }
        return nil
    }

    public func needsAdvice(with age: AgeClass) -> Bool { withAdvice.contains(assumed(age)) }

    public func needsSecond(with age: AgeClass) -> Bool { withSecond.contains(assumed(age)) }

    private func assumed(_ age: AgeClass) -> AgeClass { age == .unsaid ? .from12 : age }

    /// In the order in which they are said: the first cannot be helped, the second can.
    public enum Refusal: String, Sendable, CaseIterable {
        case tooYoungForPolice = "too-young-for-police"
        case adviceNeeded = "advice-needed"
    }
}
