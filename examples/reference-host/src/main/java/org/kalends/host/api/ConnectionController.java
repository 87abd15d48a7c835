package org.kalends.host.api;

import java.util.List;
import java.util.Optional;
import org.kalends.host.connection.CalendarView;
import org.kalends.host.connection.ConnectionId;
import org.kalends.host.connection.ConnectionView;
import org.kalends.host.connection.Connections;
import org.kalends.host.user.UserId;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The accounts of a user. */
@RestController
@RequestMapping("/api/connections")
final class ConnectionController {

    private final Connections connections;

    ConnectionController(Connections connections) {
        this.connections = connections;
    }

    @GetMapping
    List<ConnectionView> list(@AuthenticationPrincipal UserId user) {
        return connections.list(user);
    }

    @GetMapping("/{id}")
    ConnectionView find(@AuthenticationPrincipal UserId user, @PathVariable String id) {
        return connections.find(user, new ConnectionId(id));
    }

    @PostMapping("/icloud")
    @ResponseStatus(HttpStatus.CREATED)
    ConnectionView connectICloud(@AuthenticationPrincipal UserId user, @RequestBody ICloudRequest request) {
        return connections.connectICloud(user, request.givenAppleId(), request.givenAppPassword());
    }

    @GetMapping("/{id}/calendars")
    List<CalendarView> calendars(@AuthenticationPrincipal UserId user, @PathVariable String id) {
        return connections.calendars(user, new ConnectionId(id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void disconnect(
            @AuthenticationPrincipal UserId user, @PathVariable String id, @RequestParam Optional<String> copies) {
        connections.disconnect(user, new ConnectionId(id), CopiesWord.of(copies));
    }
}
