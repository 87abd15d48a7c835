package org.kalends.simulator;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets WireMock answer with what a service says. */
final class ServiceAnswers implements ResponseDefinitionTransformerV2 {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceAnswers.class);

    private static final int PIECES = 20;

    private final Service services;

    private final Journal journal;

    private final Clock clock;

    ServiceAnswers(Service services, Journal journal, Clock clock) {
        this.services = services;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public String getName() {
        return "service-answers";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        Request request = request(event.getRequest());
        Reply reply = answer(request);
        journal.add(Exchange.of(clock.instant(), request, reply));
        return definition(reply);
    }

    /** A service that fails is a mistake in the service: it has to be seen, in the log and by the client. */
    private Reply answer(Request request) {
        try {
            return services.answer(request);
        } catch (RuntimeException e) {
            LOG.error("{} {} could not be answered", request.method(), request.path(), e);
            return Reply.of(500, "text/plain", "The simulator failed: " + e);
        }
    }

    private static Request request(com.github.tomakehurst.wiremock.http.Request asked) {
        String url = asked.getUrl();
        int mark = url.indexOf('?');
        Map<String, List<String>> headers = new HashMap<>();
        for (HttpHeader header : asked.getHeaders().all()) {
            headers.put(header.key().toLowerCase(Locale.ROOT), List.copyOf(header.values()));
        }
        return new Request(
                asked.getMethod().getName().toUpperCase(Locale.ROOT),
                mark < 0 ? url : url.substring(0, mark),
                mark < 0 ? Optional.empty() : Optional.of(url.substring(mark + 1)),
                headers,
                new String(asked.getBody(), StandardCharsets.UTF_8));
    }

    private static ResponseDefinition definition(Reply reply) {
        ResponseDefinitionBuilder answer = new ResponseDefinitionBuilder();
        if (reply.breakage() == Reply.Breakage.DROPPED) {
            return answer.withFault(Fault.CONNECTION_RESET_BY_PEER).build();
        }
        answer.withStatus(reply.status());
        reply.headers().forEach((name, value) -> answer.withHeader(name, value));
        if (reply.breakage() == Reply.Breakage.CUT) {
            byte[] whole = reply.body().getBytes(StandardCharsets.UTF_8);
            return answer.withHeader("Content-Length", String.valueOf(whole.length + 1))
                    .withBody(reply.body().substring(0, reply.body().length() / 2))
                    .build();
        }
        if (!reply.trickle().isZero()) {
            answer.withChunkedDribbleDelay(PIECES, (int) reply.trickle().toMillis());
        }
        return answer.withBody(reply.body()).build();
    }
}
