import HTTPTypes
public import Hummingbird

/// The headers of protection.md, "Web", on every answer, problems included.
public struct SecurityHeaders<Context: RequestContext>: RouterMiddleware {
    public static var contentSecurityPolicy: String {
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; "
            + "frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    }

    private let fields: [(HTTPField.Name, String)]

    /// - Parameter overTLS: whether visitors reach the site by TLS; only then HSTS, and never for subdomains.
    public init(overTLS: Bool) {
        var fields: [(String, String)] = [
            ("content-security-policy", Self.contentSecurityPolicy),
            ("referrer-policy", "no-referrer"),
            ("x-content-type-options", "nosniff"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-embedder-policy", "require-corp"),
            ("cross-origin-resource-policy", "same-origin"),
            ("permissions-policy", PermissionsPolicy.everythingOff),
        ]
        if overTLS { fields.append(("strict-transport-security", "max-age=31536000")) }
        self.fields = fields.compactMap { name, value in HTTPField.Name(name).map { ($0, value) } }
    }

    public func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for (name, value) in fields { response.headers[name] = value }
        // Whatever says nothing else is never kept: pages, answers and streams. Static files say `no-cache` themselves.
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        return response
    }
}

/// `Permissions-Policy` with everything off that Chromium or Firefox know.
/// An unknown name is a warning on every page.
enum PermissionsPolicy {
    static let everythingOff = [
        "accelerometer", "autoplay", "browsing-topics", "camera", "clipboard-read", "display-capture",
        "encrypted-media",
        "fullscreen", "gamepad", "geolocation", "gyroscope", "hid", "identity-credentials-get", "idle-detection",
        "local-fonts", "magnetometer", "microphone", "midi", "otp-credentials", "payment", "picture-in-picture",
        "publickey-credentials-create", "publickey-credentials-get", "screen-wake-lock", "serial", "speaker-selection",
        "storage-access", "usb", "window-management", "xr-spatial-tracking",
    ].map { "\($0)=()" }.joined(separator: ", ")
}
