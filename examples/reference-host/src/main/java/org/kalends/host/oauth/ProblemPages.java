package org.kalends.host.oauth;

import jakarta.servlet.http.HttpServletResponse;
import org.kalends.host.problem.Problem;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Tells people what went wrong, as a page. */
@ControllerAdvice({"org.kalends.host.oauth", "org.kalends.host.page", "org.kalends.host.demo"})
@Order(0)
final class ProblemPages {

    @ExceptionHandler
    ModelAndView problem(Problem problem, HttpServletResponse response) {
        response.setStatus(problem.status());
        ModelAndView page = new ModelAndView("problem");
        page.addObject("title", problem.title());
        page.addObject("detail", problem.detail());
        page.addObject("status", problem.status());
        return page;
    }
}
