import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTP1

extension Request {
    /// A request as Hummingbird's handlers take it; `nil` when its method or address is not one a server of pages answers, or when
    /// it names two hosts: a proxy in front may have believed the other one (RFC 9112, 3.2).
    init?(_ head: HTTPRequestHead, body: ByteBuffer?) {
        guard let method = HTTPRequest.Method(head.method.rawValue), head.uri.utf8.first == UInt8(ascii: "/") else {
            return nil
        }
        var fields = HTTPFields()
        fields.reserveCapacity(head.headers.count)
        var authority: String?
        for (name, value) in head.headers {
            guard let field = HTTPField.Name(name) else { return nil }
            if field.canonicalName == "host" {
                guard authority == nil else { return nil }
                authority = value
            } else {
                fields.append(HTTPField(name: field, value: value))
            }
        }
        self.init(
            head: HTTPRequest(
                method: method, scheme: "http", authority: authority, path: head.uri, headerFields: fields),
            body: RequestBody(buffer: body ?? ByteBuffer()))
    }
}
