import Foundation
import HelplineCore
import HTTPTypes
import Hummingbird

/// The cookies of the staff site: the sign-in itself, and the proof that a browser signed in before.
///
/// `__Host-` and `Secure` also on plain HTTP of this machine: browsers take loopback for trustworthy.
enum SignInCookie {
    static let name = "__Host-lichtpunt"
    static let knownName = "__Host-known"
    private static let attributes = "Path=/; Secure; HttpOnly; SameSite=Strict"
    private static let yearInSeconds = 365 * 86400

    /// The digest of the sign-in's token, when the request carries one.
    static func token(in request: Request) -> SecretDigest? {
        bytes(of: name, in: request).map { SecretDigest(of: $0) }
    }

    /// The same from a `Cookie` field.
    static func token(inHeader header: String) -> SecretDigest? {
        bytes(of: name, in: Cookies(from: [header])).map { SecretDigest(of: $0) }
    }

    static func proof(in request: Request) -> SecretDigest? {
        bytes(of: knownName, in: request).flatMap { SecretDigest(stored: $0) }
    }

    static func set(token: Data, proof: SecretDigest, on response: inout Response) {
        append("\(name)=\(token.base64URL); \(attributes)", to: &response)
        append("\(knownName)=\(proof.bytes.base64URL); Max-Age=\(yearInSeconds); \(attributes)", to: &response)
    }

    static func clear(on response: inout Response) {
        append("\(name)=; Max-Age=0; \(attributes)", to: &response)
    }

    private static func bytes(of name: String, in request: Request) -> Data? {
        bytes(of: name, in: request.cookies)
    }

    private static func bytes(of name: String, in cookies: Cookies) -> Data? {
        guard let data = cookies[name].flatMap({ Data(base64URL: $0.value) }), data.count == 32 else {
            return nil
        }
        return data
    }

    private static func append(_ cookie: String, to response: inout Response) {
        response.headers.append(HTTPField(name: .setCookie, value: cookie))
    }
}
