package org.kalends.host.api;

import java.util.Optional;
import org.kalends.host.connection.Farewell;
import org.kalends.host.user.UserId;
import org.kalends.host.user.UserView;
import org.kalends.host.user.Users;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The user who asks. */
@RestController
@RequestMapping("/api/me")
final class UserController {

    private final Users users;
    private final Farewell farewell;

    UserController(Users users, Farewell farewell) {
        this.users = users;
        this.farewell = farewell;
    }

    @GetMapping
    UserView find(@AuthenticationPrincipal UserId user) {
        return users.view(user);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@AuthenticationPrincipal UserId user, @RequestParam Optional<String> copies) {
        farewell.delete(user, CopiesWord.of(copies));
    }
}
