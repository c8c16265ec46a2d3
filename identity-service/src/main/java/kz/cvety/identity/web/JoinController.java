package kz.cvety.identity.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import kz.cvety.identity.AcceptInvitation;
import kz.cvety.identity.BootstrapOperator;
import kz.cvety.identity.Email;
import kz.cvety.identity.OneTimeSecret;
import kz.cvety.identity.Phone;
import kz.cvety.identity.Visitor;
import kz.cvety.kit.http.PlainText;
import kz.cvety.kit.security.Public;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How people get in who have no account yet: with a secret that somebody has brought them, good once. */
@RestController
@RequestMapping("/api/v1")
@Public
class JoinController {

    private final AcceptInvitation acceptInvitation;
    private final BootstrapOperator bootstrapOperator;

    JoinController(AcceptInvitation acceptInvitation, BootstrapOperator bootstrapOperator) {
        this.acceptInvitation = acceptInvitation;
        this.bootstrapOperator = bootstrapOperator;
    }

    /** The invited e-mail address is the login; whoever has an account under it sends its password and keeps its name and phone. */
    record AcceptRequest(
            @NotBlank @Size(max = 200) String token,
            @NotBlank @PlainText(max = 200) String name,
            @NotNull @PhoneNumber String phone,
            @NotNull @NewPassword String password) {

        @Override
        public String toString() {
            return "AcceptRequest[hidden]";
        }
    }

    record BootstrapRequest(
            @NotBlank @Size(max = 200) String secret,
            @NotBlank @PlainText(max = 200) String name,
            @NotNull @PhoneNumber String phone,
            @NotNull @EmailAddress String email,
            @NotNull @NewPassword String password) {

        @Override
        public String toString() {
            return "BootstrapRequest[hidden]";
        }
    }

    record JoinedView(UUID userId) {}

    @PostMapping("/invitations/accept")
    @ResponseStatus(HttpStatus.CREATED)
    JoinedView accept(@Valid @RequestBody AcceptRequest request, Visitor visitor) {
        return new JoinedView(acceptInvitation.handle(
                new OneTimeSecret(request.token()),
                request.name(),
                Phone.parse(request.phone()).orElseThrow(),
                request.password(),
                visitor));
    }

    @PostMapping("/bootstrap")
    @ResponseStatus(HttpStatus.CREATED)
    JoinedView bootstrap(@Valid @RequestBody BootstrapRequest request, Visitor visitor) {
        return new JoinedView(bootstrapOperator.handle(
                new OneTimeSecret(request.secret()),
                request.name(),
                Phone.parse(request.phone()).orElseThrow(),
                Email.parse(request.email()).orElseThrow(),
                request.password(),
                visitor));
    }
}
