public import Foundation
import Crypto
import HelplineCore
import HTTPTypes
public import Hummingbird

/// Files that are the same for everybody, compressed once: those of `Assets/public` that one site serves under `/static/`, or others.
///
/// They are the same for everybody and say nothing about a reader, but a shared cache would learn who fetched them: hence
/// `private, no-cache` with an entity tag. Pages, answers and streams are `no-store` (V05).
public struct StaticFiles: Sendable {
    struct File: Sendable {
        let type: String
        let contents: CompressedOnce
        let tag: String
    }
    private let files: [String: File]

    /// - Parameters:
    ///   - folder: `Assets/public`.
    ///   - site: `visitor` or `staff`: its own folder, `shared` and its joined stylesheet `css/<site>.css` are served.
    public init(folder: URL, site: String) throws(AssetFailure) {
        var files: [String: File] = [:]
        for part in [site, "shared"] {
            for file in try AssetFolder(folder.appending(path: part)).files() {
                guard let type = Self.types[URL(filePath: file.path).pathExtension] else { continue }
                files["\(part)/\(file.path)"] = Self.file(file.contents, type: type)
            }
        }
        let css = try Stylesheet(folder: folder.appending(path: "css"), site: site)
        files["css/\(site).css"] = Self.file(css.contents, type: "text/css; charset=utf-8")
        self.files = files
    }

    /// Those that are in memory already, by path.
    public init(_ contents: [String: Data]) {
        var files: [String: File] = [:]
        for (path, contents) in contents {
            let type = Self.types[URL(filePath: path).pathExtension] ?? "text/plain; charset=utf-8"
            files[path] = Self.file(contents, type: type)
        }
        self.files = files
    }

    /// The files' paths below `/static/`, sorted.
    public var paths: [String] { files.keys.sorted() }

    /// A short digest over all files: the build id that streams announce.
    public var build: String {
        var hash = SHA256()
        for path in paths { hash.update(data: Data("\(path) \(files[path]?.tag ?? "")\n".utf8)) }
        return Data(hash.finalize().prefix(6)).base64URL
    }

    /// The file for a path below `/static/`. Throws `Problem.notFound`.
    public func response(for path: String, request: Request) throws(Problem) -> Response {
        guard let file = files[path] else { throw Problem.notFound }
        var headers: HTTPFields = [
            .contentType: file.type, .eTag: file.tag, .cacheControl: "private, no-cache", .vary: "accept-encoding",
        ]
        if request.headers[.ifNoneMatch] == file.tag { return Response(status: .notModified, headers: headers) }
        guard request.headers[.acceptEncoding]?.contains("gzip") ?? false, let compressed = file.contents.compressed
        else {
            return Response(status: .ok, headers: headers, body: .init(byteBuffer: .init(bytes: file.contents.plain)))
        }
        headers[.contentEncoding] = "gzip"
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: .init(bytes: compressed)))
    }

    private static func file(_ contents: Data, type: String) -> File {
        File(
            type: type, contents: CompressedOnce(contents),
            tag: "\"\(Data(SHA256.hash(data: contents).prefix(9)).base64URL)\"")
    }

    private static let types = [
        "js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8", "svg": "image/svg+xml",
        "json": "application/json", "txt": "text/plain; charset=utf-8", "png": "image/png", "ico": "image/x-icon",
        "html": "text/html; charset=utf-8", "csv": "text/csv; charset=utf-8",
    ]
}
