/// What the organisation asks before somebody from outside comes into a conversation with a child. Its own to set; these defaults
/// hold until it does. A second professional acts for every guest: he calls him back after her yes.
public struct GuestRules: Equatable, Sendable {
    /// With whom no police guest comes in.
    public let withoutPolice: Set<AgeClass>
    /// With whom nobody comes in before Veilig Thuis has advised.
    public let withAdvice: Set<AgeClass>

    public init(withoutPolice: Set<AgeClass> = [.under12], withAdvice: Set<AgeClass> = [.under12]) {
        self.withoutPolice = withoutPolice
        self.withAdvice = withAdvice
    }

    /// Why this guest may not be proposed to her; `nil` when he may. What she does not say counts as 12 to 15.
    public func refusal(of role: GuestRole, with age: AgeClass, advised: Bool) -> Refusal? {
        let age = age == .unsaid ? .from12 : age
        if role == .police, withoutPolice.contains(age) { return .tooYoungForPolice }
        if withAdvice.contains(age), !advised { return .adviceNeeded }
        return nil
    }

    /// In the order in which they are said: the first cannot be helped, the second can.
    public enum Refusal: String, Sendable, CaseIterable {
        case tooYoungForPolice = "too-young-for-police"
        case adviceNeeded = "advice-needed"
    }
}
