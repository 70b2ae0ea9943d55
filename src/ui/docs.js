// Starts the interactive documentation. A file of its own: the content security policy allows no inline script.
window.SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  // Its default would send the document to a validator on the web.
  validatorUrl: 'none',
});
