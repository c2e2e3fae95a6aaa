public import Foundation
public import Hummingbird

/// A site's OpenAPI document, read at start and served as it is.
public struct OpenAPIDocument: Sendable {
    private let contents: Data

    public init(file: URL) throws(AssetFailure) {
        do {
            contents = try Data(contentsOf: file)
            _ = try JSONSerialization.jsonObject(with: contents)
        } catch {
            throw AssetFailure(
                "\(file.path) is missing or not JSON. Put the file of this release there, or set --assets.")
        }
    }

    public func response() -> Response {
        Response(
            status: .ok, headers: [.contentType: "application/json"], body: .init(byteBuffer: .init(bytes: contents)))
    }
}
