package org.kalends.host.page;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Tells people, and nobody else, by a page that an address or a form was not understood. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class LostPages {

    @ExceptionHandler(
            exception = {
                NoResourceFoundException.class,
                HttpRequestMethodNotSupportedException.class,
                MissingServletRequestParameterException.class,
                MethodArgumentTypeMismatchException.class
            },
            produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView lost(Exception failure, HttpServletResponse response) {
        int status =
                failure instanceof ErrorResponse known ? known.getStatusCode().value() : 400;
        response.setStatus(status);
        ModelAndView page = new ModelAndView("error");
        page.addObject("status", status);
        return page;
    }
}
