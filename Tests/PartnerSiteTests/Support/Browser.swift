import Foundation
import HelplineCore
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore

/// What a guest's browser sends: its language, where the request came from, and JSON.
struct Browser: Sendable {
    let client: any TestClientProtocol

    @discardableResult
    func get(_ path: String, token: Data? = nil, headers: [String: String] = [:]) async throws -> TestResponse {
        try await send(.get, path, token: token, headers: headers, body: nil)
    }

    @discardableResult
    func send(
        _ method: HTTPRequest.Method, _ path: String, token: Data? = nil,
        headers: [String: String] = ["sec-fetch-site": "same-origin"], json: String? = nil
    ) async throws -> TestResponse {
        var headers = headers
        if json != nil { headers["content-type"] = "application/json" }
        return try await send(method, path, token: token, headers: headers, body: json.map { ByteBuffer(string: $0) })
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, token: Data?, headers: [String: String], body: ByteBuffer?
    ) async throws -> TestResponse {
        var fields = HTTPFields()
        for (name, value) in headers { fields[HTTPField.Name(name)!] = value }
        if let token { fields[.authorization] = "Bearer \(token.base64URL)" }
        return try await client.execute(uri: path, method: method, headers: fields, body: body)
    }
}

extension TestResponse {
    var text: String { String(buffer: body) }

    /// The body as a JSON object.
    var json: [String: Any] {
        get throws { try JSONSerialization.jsonObject(with: Data(body.readableBytesView)) as? [String: Any] ?? [:] }
    }

    func header(_ name: String) -> String? { headers[HTTPField.Name(name)!] }

    var code: String? {
        get throws { try json["code"] as? String }
    }
}
