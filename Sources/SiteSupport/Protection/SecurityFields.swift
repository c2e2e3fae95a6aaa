import HTTPTypes

/// The fields of protection.md, "Web", that every answer of a site has.
struct SecurityFields: Sendable {
    static let contentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; "
        + "frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'"

    let fields: [(name: HTTPField.Name, value: String)]

    /// - Parameter overTLS: whether visitors reach the site by TLS; only then HSTS, and never for subdomains.
    init(overTLS: Bool) {
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
