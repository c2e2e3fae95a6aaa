import Accounts
import Chat

/// What the scripts of a staff page are told: the JSON of its `config` element.
struct PageConfiguration: Encodable {
    struct Limits: Encodable {
        /// UTF-16 units of one message.
        let text: Int
    }
    let build: String
    let language: String
    let iterations: Int
    let limits: Limits
    let organisation: String
    /// What to do in an emergency, when the organisation has words of its own.
    let emergency: String?
    /// What bringing somebody in and handing over in writing need, when there is a site for those who come.
    let outside: OutsideConfiguration?
    let texts: [String: String]
}

/// Where guests come in, and the organisation's rules for children, so that the form says at once what the server would refuse.
struct OutsideConfiguration: Encodable {
    let address: String
    /// Ages with which no police come in; with which Veilig Thuis advises first. Who does not say is in neither or in both by the rules.
    let withoutPolice, withAdvice: [AgeClass]

    init(address: String, rules: GuestRules) {
        self.address = address
        withoutPolice = AgeClass.allCases.filter { rules.refusal(of: .police, with: $0, advised: true) != nil }
        withAdvice = AgeClass.allCases.filter { rules.needsAdvice(with: $0) }
    }
}
