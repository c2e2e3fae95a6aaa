public import Foundation
public import HTTPTypes
import HelplineCore
import Hummingbird
public import HummingbirdTesting
public import NIOCore

/// What a visitor's or a guest's browser sends: its language, where the request came from, and JSON.
public struct Browser: Sendable {
    private let client: any TestClientProtocol

    public init(client: any TestClientProtocol) { self.client = client }

    @discardableResult
    public func get(_ path: String, token: Data? = nil, headers: [String: String] = [:]) async throws -> TestResponse {
        try await send(.get, path, token: token, headers: headers, body: nil)
    }

    @discardableResult
    public func send(
        _ method: HTTPRequest.Method, _ path: String, token: Data? = nil,
        headers: [String: String] = ["sec-fetch-site": "same-origin"], json: String? = nil
    ) async throws -> TestResponse {
        var headers = headers
        if json != nil { headers["content-type"] = "application/json" }
        return try await send(method, path, token: token, headers: headers, body: json.map { ByteBuffer(string: $0) })
    }

    public func send(
        _ method: HTTPRequest.Method, _ path: String, token: Data?, headers: [String: String], body: ByteBuffer?
    ) async throws -> TestResponse {
        var fields = HTTPFields()
        for (name, value) in headers { fields[HTTPField.Name(name)!] = value }
        if let token { fields[.authorization] = "Bearer \(token.base64URL)" }
        return try await client.execute(uri: path, method: method, headers: fields, body: body)
    }
}

extension TestResponse {
    public var text: String { String(buffer: body) }

    /// The body as a JSON object.
    public var json: [String: Any] {
        get throws { try JSONSerialization.jsonObject(with: Data(body.readableBytesView)) as? [String: Any] ?? [:] }
    }

    public func header(_ name: String) -> String? { headers[HTTPField.Name(name)!] }

    public var code: String? {
        get throws { try json["code"] as? String }
    }
}
