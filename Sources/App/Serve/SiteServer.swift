import Foundation
import Hummingbird
import HummingbirdCore
import HummingbirdHTTP2
import HummingbirdTLS
import Logging
import NIOCore
import ServiceLifecycle
import SiteSupport

/// One site's HTTP server: plain HTTP/1.1, or HTTP/2 and HTTP/1.1 over TLS when certificate and key are given.
struct SiteServer {
    /// A connection without a request under way is closed after this: sockets that say nothing must not use up the server.
    private static let idleSeconds: Int64 = 75

    let name: String
    let site: AppConfiguration.Site
    /// Connections at once; more wait in the backlog.
    let mostConnections: Int
    let logger: Logger
    /// Told the port once the server listens.
    let listening: @Sendable (Int) async -> Void

    var isOverTLS: Bool { site.tlsCertificate != nil }

    /// - Parameter shortWay: looks at each request of a plain connection before the responder.
    func service<Responder: HTTPResponder>(_ responder: Responder, shortWay: ShortWay? = nil) throws(CommandProblem)
        -> any Service
    where Responder.Context: InitializableFromSource<ApplicationRequestContextSource> {
        let told: @Sendable (any Channel) async -> Void = { channel in
            await listening(channel.localAddress?.port ?? site.port)
        }
        guard let certificate = site.tlsCertificate, let key = site.tlsKey else {
            let plain = PlainServer(
                responder: responder, shortWay: shortWay, host: site.host, port: site.port,
                limits: ConnectionLimits(most: mostConnections, idle: .seconds(Self.idleSeconds)), logger: logger,
                listening: told)
            return ExplainedService(server: plain, name: name, site: site)
        }
        let application = Application(
            responder: responder, server: try overTLS(certificate: certificate, key: key),
            configuration: ApplicationConfiguration(
                address: .hostname(site.host, port: site.port), serverName: nil, backlog: 4096,
                availableConnectionsDelegate: .maximum(mostConnections, logger: logger)),
            onServerRunning: told, logger: logger)
        return ExplainedService(server: application, name: name, site: site)
    }

    private func overTLS(certificate: String, key: String) throws(CommandProblem) -> HTTPServerBuilder {
        let plain = HTTP1Channel.Configuration(
            additionalChannelHandlers: [RequestDeadline()], idleTimeout: .seconds(Self.idleSeconds))
        do {
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: try NIOSSLCertificate.fromPEMFile(certificate).map { .certificate($0) },
                privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem)))
            configuration.minimumTLSVersion = .tlsv12
            let tls = configuration
            return HTTPServerBuilder { responder in
                DeadlinedChannel(
                    try HTTP2UpgradeChannel(
                        tlsConfiguration: tls,
                        configuration: .init(
                            idleTimeout: .seconds(Self.idleSeconds), streamConfiguration: plain),
                        responder: responder),
                    closedWithoutRequestAfter: .seconds(Self.idleSeconds))
            }
        } catch {
            throw CommandProblem(
                "The TLS files of the \(name) site cannot be used (\(certificate), \(key)): \(error).",
                code: .configuration)
        }
    }
}

/// Turns a failure to listen into a sentence that says what to do.
private struct ExplainedService<Server: Service>: Service {
    let server: Server
    let name: String
    let site: AppConfiguration.Site

    func run() async throws {
        do {
            try await server.run()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw CommandProblem(
                "Port \(site.port) for the \(name) site is in use. Stop what listens there, or choose another with --\(name)-port.",
                code: .unavailable)
        } catch let error as IOError where error.errnoCode == EACCES {
            throw CommandProblem(
                "Port \(site.port) for the \(name) site is not allowed to this account. Choose one above 1023 with --\(name)-port.",
                code: .unavailable)
        } catch let error as IOError where error.errnoCode == EADDRNOTAVAIL {
            throw CommandProblem(
                "The address \(site.host) of the \(name) site is not one of this machine's. Set \(name).host.",
                code: .configuration)
        }
    }
}
