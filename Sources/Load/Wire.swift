import AsyncHTTPClient
import Foundation
import NIOCore
import NIOFoundationCompat
import NIOHTTP1

/// One site over HTTP, as a browser on the same origin would speak to it.
struct Wire: Sendable {
    enum Trouble: Error, CustomStringConvertible {
        case answer(status: UInt, body: String, path: String)
        var description: String {
            switch self {
            case .answer(let status, let body, let path): "\(path) answered \(status): \(body)"
            }
        }
    }

    let client: HTTPClient
    let base: String
    /// `Authorization` or `Cookie`, when the caller has one.
    var headers: [(String, String)] = []

    /// Sends JSON and decodes the answer.
    func ask<Answer: Decodable>(_ method: String, _ path: String, _ body: (some Encodable)? = Data?.none) async throws
        -> Answer
    {
        try JSONDecoder().decode(Answer.self, from: try await send(method, path, body).body)
    }

    /// Sends JSON; the status must be a success.
    @discardableResult
    func send(_ method: String, _ path: String, _ body: (some Encodable)? = Data?.none) async throws
        -> (body: Data, cookies: [String])
    {
        var request = HTTPClientRequest(url: base + path)
        request.method = .RAW(value: method)
        request.headers.add(name: "sec-fetch-site", value: "same-origin")
        request.headers.add(name: "accept-language", value: "nl")
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        if let body {
            request.headers.add(name: "content-type", value: "application/json")
            request.body = .bytes(ByteBuffer(data: try JSONEncoder().encode(body)))
        }
        let response = try await client.execute(request, timeout: .seconds(60))
        let data = Data(buffer: try await response.body.collect(upTo: 4 << 20))
        guard (200..<300).contains(response.status.code) else {
            throw Trouble.answer(status: response.status.code, body: String(decoding: data, as: UTF8.self), path: path)
        }
        return (data, response.headers["set-cookie"])
    }

    /// Opens an event stream; each element is one server-sent event.
    func events(_ path: String) async throws -> some AsyncSequence<ServerSentEvent, any Error> {
        var request = HTTPClientRequest(url: base + path)
        request.headers.add(name: "accept", value: "text/event-stream")
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        let response = try await client.execute(request, timeout: .hours(1))
        guard response.status == .ok else {
            throw Trouble.answer(status: response.status.code, body: "", path: path)
        }
        return ServerSentEventSequence(body: response.body)
    }
}
