import Foundation
import HTTPTypes
import HelplineCore
import Hummingbird
import HummingbirdTesting
import NIOCore
import Synchronization
import Testing

/// A professional's browser: says that its requests come from the site's own pages, and keeps cookies.
final class StaffBrowser: Sendable {
    private let client: any TestClientProtocol
    private let cookies = Mutex<[String: String]>([:])

    init(_ site: StaffSiteUnderTest) { client = site.client }

    var cookieNames: Set<String> { cookies.withLock { Set($0.keys) } }

    /// As it sends them.
    var cookieHeader: String {
        cookies.withLock { jar in jar.map { "\($0.key)=\($0.value)" }.joined(separator: "; ") }
    }

    func get(_ path: String) async throws -> StaffAnswer { try await send(.get, path, nil) }
    func post(_ path: String, _ body: [String: Any] = [:]) async throws -> StaffAnswer {
        try await send(.post, path, body)
    }
    func put(_ path: String, _ body: [String: Any] = [:]) async throws -> StaffAnswer {
        try await send(.put, path, body)
    }
    func delete(_ path: String) async throws -> StaffAnswer { try await send(.delete, path, nil) }

    /// - Parameter headers: instead of `Sec-Fetch-Site: same-origin`.
    func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: [String: Any]?,
        headers: [String: String] = ["sec-fetch-site": "same-origin"]
    ) async throws -> StaffAnswer {
        var fields: HTTPFields = [.accept: "application/json"]
        for (name, value) in headers { fields[try #require(HTTPField.Name(name))] = value }
        let cookies = cookieHeader
        if !cookies.isEmpty { fields[.cookie] = cookies }
        var buffer: ByteBuffer?
        if let body {
            fields[.contentType] = "application/json"
            buffer = ByteBuffer(bytes: try JSONSerialization.data(withJSONObject: body))
        }
        let response = try await client.execute(uri: path, method: method, headers: fields, body: buffer) { $0 }
        keepCookies(of: response)
        return StaffAnswer(
            status: response.status.code, headers: response.headers, body: Data(response.body.readableBytesView))
    }

    private func keepCookies(of response: TestResponse) {
        for line in response.headers[values: .setCookie] {
            let pair = line.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let ends = line.contains("Max-Age=0")
            cookies.withLock { $0[String(pair[0])] = ends ? nil : String(pair[1]) }
        }
    }
}

/// What a site answered.
struct StaffAnswer: Sendable {
    let status: Int
    let headers: HTTPFields
    let body: Data

    var text: String { String(decoding: body, as: UTF8.self) }

    /// The answer's JSON object.
    func object() throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: body) as? [String: Any], "\(text)")
    }

    func string(_ key: String) throws -> String { try #require(try object()[key] as? String, "\(text)") }
    func bytes(_ key: String) throws -> Data { try #require(Data(base64URL: try string(key))) }

    /// The `code` of problem details.
    var problem: String? {
        guard headers[.contentType] == "application/problem+json" else { return nil }
        return try? string("code")
    }
}
