package kz.cvety.kit.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what the container refuses while a request is under way, such as a body that never comes, like all other refusals. */
@Controller
final class ProblemErrorController implements ErrorController {

    @RequestMapping("${server.error.path:${error.path:/error}}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var told = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var status = told instanceof Integer known ? known : HttpServletResponse.SC_NOT_FOUND;
        var detail = status < 500 ? "The request is not acceptable" : "Something went wrong here";
        Problems.write(response, status, Problems.codeOf(status), detail);
    }
}
