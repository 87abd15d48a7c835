package org.kalends.host.api;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.kalends.host.sync.FirstRun;
import org.kalends.host.sync.ParkedView;
import org.kalends.host.sync.PreviewView;
import org.kalends.host.sync.ReportView;
import org.kalends.host.sync.SyncId;
import org.kalends.host.sync.SyncView;
import org.kalends.host.sync.Syncs;
import org.kalends.host.user.UserId;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import tools.jackson.databind.JsonNode;

/** What a user keeps in step. */
@RestController
@RequestMapping("/api/syncs")
final class SyncController {

    /** Who waits for a run waits no longer than {@link Syncs} does. */
    private static final long NEVER = 0;

    private final Syncs syncs;
    private final SyncBody body;

    SyncController(Syncs syncs, SyncBody body) {
        this.syncs = syncs;
        this.body = body;
    }

    @GetMapping
    List<SyncView> list(@AuthenticationPrincipal UserId user) {
        return syncs.list(user);
    }

    @PostMapping
    ResponseEntity<SyncView> create(
            @AuthenticationPrincipal UserId user,
            @RequestBody JsonNode request,
            @RequestParam(defaultValue = "false") boolean paused) {
        SyncView made = syncs.create(user, body.complete(request), paused ? FirstRun.WHEN_RESUMED : FirstRun.SOON);
        return ResponseEntity.created(URI.create("/api/syncs/" + made.id())).body(made);
    }

    @GetMapping("/{id}")
    SyncView find(@AuthenticationPrincipal UserId user, @PathVariable String id) {
        return syncs.find(user, new SyncId(id));
    }

    @PatchMapping("/{id}")
    SyncView change(@AuthenticationPrincipal UserId user, @PathVariable String id, @RequestBody JsonNode patch) {
        SyncId sync = new SyncId(id);
        return syncs.change(user, sync, body.patched(syncs.find(user, sync).request(), patch));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@AuthenticationPrincipal UserId user, @PathVariable String id, @RequestParam Optional<String> copies) {
        syncs.remove(user, new SyncId(id), CopiesWord.of(copies));
    }

    @PostMapping("/{id}/run")
    DeferredResult<ReportView> run(@AuthenticationPrincipal UserId user, @PathVariable String id) {
        DeferredResult<ReportView> answer = new DeferredResult<>(NEVER);
        var unused = syncs.run(user, new SyncId(id)).whenComplete((report, failure) -> {
            if (failure == null) {
                answer.setResult(report);
            } else {
                answer.setErrorResult(cause(failure));
            }
        });
        return answer;
    }

    @PostMapping("/{id}/preview")
    PreviewView preview(@AuthenticationPrincipal UserId user, @PathVariable String id) {
        return syncs.preview(user, new SyncId(id));
    }

    @PostMapping("/{id}/pause")
    SyncView pause(@AuthenticationPrincipal UserId user, @PathVariable String id) {
        return syncs.pause(user, new SyncId(id));
    }

    @PostMapping("/{id}/resume")
    SyncView resume(@AuthenticationPrincipal UserId user, @PathVariable String id) {
        return syncs.resume(user, new SyncId(id));
    }

    @PostMapping("/{id}/confirm")
    SyncView confirm(
            @AuthenticationPrincipal UserId user,
            @PathVariable String id,
            @RequestBody(required = false) @Nullable ConfirmRequest body) {
        return syncs.confirm(user, new SyncId(id), ConfirmRequest.of(body));
    }

    @PostMapping("/{id}/resync")
    SyncView resync(@AuthenticationPrincipal UserId user, @PathVariable String id) {
        return syncs.resync(user, new SyncId(id));
    }

    @GetMapping("/{id}/runs")
    List<ReportView> runs(@AuthenticationPrincipal UserId user, @PathVariable String id) {
        return syncs.runs(user, new SyncId(id));
    }

    @GetMapping("/{id}/parked")
    List<ParkedView> parked(@AuthenticationPrincipal UserId user, @PathVariable String id) {
        return syncs.parked(user, new SyncId(id));
    }

    /** Returns what failed beneath the steps of a computation. */
    private static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }
}
