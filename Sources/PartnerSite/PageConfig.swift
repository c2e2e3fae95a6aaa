/// What the page's scripts are told; the same for everybody in this language.
struct PageConfig: Encodable {
    struct Limits: Encodable { let text: Int }
    let language: String
    let texts: [String: String]
    let limits: Limits
}
