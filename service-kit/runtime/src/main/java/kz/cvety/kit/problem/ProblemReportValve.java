package kz.cvety.kit.problem;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;

/** Answers what Tomcat refuses before any filter sees it, such as a malformed path, in the shape of all other refusals. */
final class ProblemReportValve extends ErrorReportValve {

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        super.invoke(request, response);
        if (response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST
                && !request.getCoyoteRequest().isFinished()) {
            // what could be waited for was, within its bounds; the container's own wait has none but silence
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        var status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            var detail = status < 500 ? "The request cannot be read" : "Something went wrong here";
            Problems.write(response, status, Problems.codeOf(status), detail);
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            container.getLogger().debug("nobody waits for the answer", gone);
        }
    }
}
