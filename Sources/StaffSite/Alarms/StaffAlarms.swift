import Chat
import HelplineCore
import Hummingbird
import SiteSupport

extension StaffChat {
    /// PUT /conversations/{id}/alarm: everybody who leads the shift hears it, at every node, until one has taken it.
    @Sendable func raiseAlarm(_ request: Request, _ context: CounsellorContext) async throws -> Response {
        let id = try id(in: context)
        try await stores.alarms.raise(
            id, by: context.professional, at: now(), recording: entry(.alarmRaised, context, id))
        await hub.announce(.queue)
        return .noContent
    }

    /// PUT /conversations/{id}/alarm/taken: by name, so that who called knows who comes.
    @Sendable func takeAlarm(_ request: Request, _ context: ShiftLeadContext) async throws -> Response {
        guard let id = context.parameters.get("id").flatMap({ ConversationID($0) }) else { throw Problem.notFound }
        try await stores.alarms.take(
            id, by: context.professional, at: now(),
            recording: AuditEntry(.alarmTaken, by: .member(context.professional.id), conversation: id, at: now()))
        await hub.announce(.queue)
        return .noContent
    }
}

extension StaffSite {
    func addAlarmRoutes(to counsellors: RouterGroup<CounsellorContext>, _ leads: RouterGroup<ShiftLeadContext>) {
        counsellors.put(StaffPath.alarm.route, use: chat.raiseAlarm)
        leads.put(StaffPath.alarmTaken.route, use: chat.takeAlarm)
    }
}
