import Accounts

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
    /// Where guests come in, when there is a site for them.
    let partnerAddress: String?
    let texts: [String: String]
}
