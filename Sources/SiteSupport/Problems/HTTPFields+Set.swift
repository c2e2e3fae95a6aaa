public import HTTPTypes

extension HTTPFields {
    /// Sets a field that swift-http-types has no constant for.
    public mutating func set(_ name: String, _ value: String) {
        if let name = HTTPField.Name(name) { self[name] = value }
    }
}
