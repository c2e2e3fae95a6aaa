public import NIOCore
package import NIOHTTP1

/// A whole request as it came over a plain connection, for who looks at it before the router does.
public struct PlainRequest: Sendable {
    private let head: HTTPRequestHead
    public let body: ByteBuffer

    package init(_ head: HTTPRequestHead, body: ByteBuffer) {
        self.head = head
        self.body = body
    }

    public var isPost: Bool { head.method == .POST }
    /// As it was sent, with its query if it has one.
    public var path: String { head.uri }

    /// The field of this name, which is in lower case; several of the same name are joined by commas, as the router has them.
    public func field(_ name: String) -> String? {
        var found: String?
        for (other, value) in head.headers where other.utf8.count == name.utf8.count && other.lowercased() == name {
            found = found.map { "\($0), \(value)" } ?? value
        }
        return found
    }
}
