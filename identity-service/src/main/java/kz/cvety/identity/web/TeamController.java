package kz.cvety.identity.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import kz.cvety.identity.ChangeMember;
import kz.cvety.identity.Email;
import kz.cvety.identity.Invitation;
import kz.cvety.identity.Invitations;
import kz.cvety.identity.Invite;
import kz.cvety.identity.Member;
import kz.cvety.identity.Members;
import kz.cvety.identity.RemoveMember;
import kz.cvety.identity.Role;
import kz.cvety.identity.Visitor;
import kz.cvety.identity.WithdrawInvitation;
import kz.cvety.kit.http.PlainText;
import kz.cvety.kit.security.Caller;
import kz.cvety.kit.security.Needs;
import kz.cvety.kit.security.Permission;
import kz.cvety.kit.shop.ShopTransactions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who works in the caller's shop, and who is invited to. */
@RestController
@RequestMapping("/api/v1/team")
@Needs(Permission.TEAM_WRITE)
class TeamController {

    private final Members members;
    private final Invitations invitations;
    private final Invite invite;
    private final WithdrawInvitation withdrawInvitation;
    private final ChangeMember changeMember;
    private final RemoveMember removeMember;
    private final ShopTransactions transactions;
    private final InstantSource clock;

    TeamController(
            Members members,
            Invitations invitations,
            Invite invite,
            WithdrawInvitation withdrawInvitation,
            ChangeMember changeMember,
            RemoveMember removeMember,
            ShopTransactions transactions,
            InstantSource clock) {
        this.members = members;
        this.invitations = invitations;
        this.invite = invite;
        this.withdrawInvitation = withdrawInvitation;
        this.changeMember = changeMember;
        this.removeMember = removeMember;
        this.transactions = transactions;
        this.clock = clock;
    }

    record MemberView(
            UUID userId,
            String name,
            String phone,
            String email,
            Role role,
            @Nullable String permissionSet,
            List<String> permissions,
            Instant joinedAt) {

        static MemberView of(Member member) {
            return new MemberView(
                    member.userId(),
                    member.name(),
                    member.phone().value(),
                    member.email().value(),
                    member.role(),
                    member.permissionSet(),
                    member.permissions().stream().sorted().toList(),
                    member.joinedAt());
        }
    }

    record TeamView(List<MemberView> members) {}

    @GetMapping
    @Needs(Permission.TEAM_READ)
    TeamView team(Caller caller) {
        var shop = caller.shop();
        var team = transactions.call(shop, () -> members.team(shop));
        return new TeamView(team.stream().map(MemberView::of).toList());
    }

    record MemberRequest(
            @NotNull Role role,
            @PlainText(max = 60) @Nullable String permissionSet) {}

    @PutMapping("/{userId}")
    MemberView change(
            Caller caller, @PathVariable UUID userId, @Valid @RequestBody MemberRequest request, Visitor visitor) {
        return MemberView.of(
                changeMember.handle(caller.shop(), caller, userId, request.role(), request.permissionSet(), visitor));
    }

    @DeleteMapping("/{userId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @PathVariable UUID userId, Visitor visitor) {
        removeMember.handle(caller.shop(), caller, userId, visitor);
    }

    /** {@code token} is told once, to whoever invites; it is theirs to bring it to the invited person. */
    record InvitationView(
            UUID id,
            String email,
            Role role,
            @Nullable String permissionSet,
            Instant expiresAt,
            @Nullable String token) {

        static InvitationView of(Invitation invitation) {
            return of(invitation, null);
        }

        static InvitationView of(Invite.Sent sent) {
            return of(sent.invitation(), sent.secret().value());
        }

        private static InvitationView of(Invitation invitation, @Nullable String token) {
            return new InvitationView(
                    invitation.id(),
                    invitation.email().value(),
                    invitation.role(),
                    invitation.permissionSet(),
                    invitation.expiresAt(),
                    token);
        }

        @Override
        public String toString() {
            return "InvitationView[" + id + "]";
        }
    }

    record InvitationsView(List<InvitationView> invitations) {}

    @GetMapping("/invitations")
    @Needs(Permission.TEAM_READ)
    InvitationsView invitations(Caller caller) {
        var shop = caller.shop();
        var open = transactions.call(shop, () -> invitations.open(shop, clock.instant()));
        return new InvitationsView(open.stream().map(InvitationView::of).toList());
    }

    record InvitationRequest(
            @NotNull @EmailAddress String email,
            @NotNull Role role,
            @PlainText(max = 60) @Nullable String permissionSet) {}

    @PostMapping("/invitations")
    ResponseEntity<InvitationView> invite(
            Caller caller, @Valid @RequestBody InvitationRequest request, Visitor visitor) {
        return sent(
                "/api/v1/team/invitations/",
                invite.handle(
                        caller.shop(),
                        caller,
                        Email.parse(request.email()).orElseThrow(),
                        request.role(),
                        request.permissionSet(),
                        visitor));
    }

    static ResponseEntity<InvitationView> sent(String path, Invite.Sent sent) {
        return ResponseEntity.created(URI.create(path + sent.invitation().id()))
                .cacheControl(CacheControl.noStore())
                .body(InvitationView.of(sent));
    }

    @DeleteMapping("/invitations/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(Caller caller, @PathVariable UUID id, Visitor visitor) {
        withdrawInvitation.handle(caller.shop(), caller, id, visitor);
    }
}
