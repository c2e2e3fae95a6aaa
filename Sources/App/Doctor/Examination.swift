import Storage
import Accounts
import Chat
import Foundation
import HelplineCore
import VisitorSite

/// Looks at everything an installation needs, one thing after the other.
struct Examination {
    let options: InstallationOptions
    let assets: String?
    let environment: [String: String]

    private var folder: DataFolder { options.folder }

    func findings() async -> [Finding] {
        var findings = [pages(), dataFolder(), space()]
        let configuration: AppConfiguration
        let place: InstallationPlace
        do {
            configuration = try await options.configuration()
            place = try await options.place()
            findings.append(.good("configuration", options.configurationFile.path))
            findings.append(doors())
            findings.append(partnerSite(configuration))
        } catch {
            return findings + [.bad("configuration", error.description)]
        }
        guard place.database != .folder || folder.hasDatabase else {
            return findings + [.bad("database", "there is none in \(folder.url.path); lichtpunt serve makes it")]
        }
        do {
            let installation = try OpenInstallation(place, for: .command)
            findings += await DatabaseExamination(place: place, database: installation.database).findings()
            findings.append(await keyFile(installation, configuration))
            findings.append(await rootHash(installation, configuration))
            findings.append(await audit(installation))
            findings.append(await backup(installation))
            try await installation.close()
        } catch {
            findings.append(.bad("database", error.description))
        }
        return findings
    }

    private func pages() -> Finding {
        do {
            let found = try AssetsFolder.resolve(
                option: assets, environment: environment, program: RunningProgram.location)
            return .good("pages", found.url.path)
        } catch {
            return .bad("pages", error.description)
        }
    }

    private func dataFolder() -> Finding {
        guard folder.exists else {
            return .bad("data folder", "\(folder.url.path) does not exist; lichtpunt serve makes it")
        }
        do {
            let mode = try FileManager.default.attributesOfItem(atPath: folder.url.path)[.posixPermissions] as? Int
            guard let mode, mode & 0o077 == 0 else {
                return .bad("data folder", "other accounts can look into it. Run: chmod 700 \(folder.url.path)")
            }
            return .good("data folder", folder.url.path)
        } catch {
            return .bad("data folder", error.localizedDescription)
        }
    }

    private func doors() -> Finding {
        do {
            let doors = try DoorFile(url: folder.doors).doors()
            return .good(
                "doors", doors.isEmpty ? "none beside your own" : doors.map(\.name.description).joined(separator: ", "))
        } catch {
            return .bad("doors", error.description)
        }
    }

    /// Who can change his page on its way could read what he reads.
    private func partnerSite(_ configuration: AppConfiguration) -> Finding {
        guard let site = configuration.partner else { return .good("partner site", "none; nobody can be invited") }
        guard site.isReachedByTLS || site.isLoopback else {
            return .bad(
                "partner site", "guests reach it without TLS. Set partner.publicURL to the https address of your proxy."
            )
        }
        return .good("partner site", site.url(port: site.port))
    }

    private func space() -> Finding {
        do {
            let place = folder.exists ? folder.url : folder.url.deletingLastPathComponent()
            let free =
                try FileManager.default.attributesOfFileSystem(forPath: place.path)[.systemFreeSize] as? Int64 ?? 0
            let megabytes = free / 1_000_000
            return megabytes < 500
                ? .bad("disk", "only \(megabytes) MB free; a full disk refuses messages. Free space.")
                : .good("disk", "\(megabytes) MB free")
        } catch {
            return .bad("disk", error.localizedDescription)
        }
    }

    private func keyFile(_ installation: OpenInstallation, _ configuration: AppConfiguration) async -> Finding {
        let file = configuration.keyFile ?? folder.keyFile.path
        guard FileManager.default.fileExists(atPath: file) else {
            return .bad("key file", "\(file) is missing. Put it back: without it nobody can sign in.")
        }
        do {
            _ = try await installation.serverKeys(configuration)
            return .good("key file", file)
        } catch {
            return .bad("key file", error.description)
        }
    }

    private func rootHash(_ installation: OpenInstallation, _ configuration: AppConfiguration) async -> Finding {
        do {
            guard let founded = try await installation.stores.installations.installation() else {
                return .bad("team", "not founded yet; serve prints the link for the first coordinator")
            }
            guard let configured = configuration.rootHash else {
                return .bad(
                    "team",
                    "rootHash is not set, so the visitor site stays not open yet. Take the line from the set-up page.")
            }
            guard configured == founded.rootHash.base64URL else {
                return .bad(
                    "team",
                    "rootHash is not this database's. Compare it with the printed recovery kit before you change anything: somebody may have replaced the team."
                )
            }
            return .good("team", "\(founded.name), root hash as configured")
        } catch {
            return .bad("team", CommandProblem(error, in: installation.place).description)
        }
    }

    private func audit(_ installation: OpenInstallation) async -> Finding {
        do {
            guard let head = try await installation.stores.audit.head() else { return .good("audit trail", "empty") }
            return try await installation.stores.audit.verify(head: head) == .intact
                ? .good("audit trail", "\(head.number) lines, whole")
                : .bad("audit trail", "altered; see lichtpunt audit verify")
        } catch {
            return .bad("audit trail", CommandProblem(error, in: installation.place).description)
        }
    }

    private func backup(_ installation: OpenInstallation) async -> Finding {
        guard installation.place.database == .folder else {
            return .good("backup", "PostgreSQL's own, pg_dump; see docs/operate/postgres.md")
        }
        do {
            if try await installation.stores.installations.isDemonstration() {
                return .good("backup", "a demonstration needs none")
            }
        } catch {
            return .bad("backup", CommandProblem(error, in: installation.place).description)
        }
        do {
            guard let mark = try BackupMark.last(in: folder) else {
                return .bad("backup", "none was made yet; see lichtpunt backup --help")
            }
            let words = "the last one is of \(mark.words)"
            return mark.isOlder(than: .days(7), at: SystemWallClock().now())
                ? .bad("backup", "\(words), more than a week ago; lichtpunt backup makes one") : .good("backup", words)
        } catch {
            return .bad("backup", "\(error)")
        }
    }
}
